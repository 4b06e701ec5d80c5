x py/python/canary.py
