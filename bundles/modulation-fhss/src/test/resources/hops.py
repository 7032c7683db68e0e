# Made with: python3 hops.py > hops.txt
import random

for seed, low, high in [("RFHS", -99, 99), ("a", -1, 1), ("flag{hop}", -1999, 1999), ("RFHS", -9, 9)]:
    random.seed(seed)
    print(seed, low, high, *[random.randint(low, high) for _ in range(700)])
