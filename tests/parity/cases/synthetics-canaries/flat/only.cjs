x flat/only.cjs
