x flat/canary.mjs
