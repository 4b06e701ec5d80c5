x flat/folder/c.js
