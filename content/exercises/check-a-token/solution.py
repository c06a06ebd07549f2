import base64
import hashlib
import hmac
import json


def raw(part):
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def decode(part):
    return json.loads(raw(part))


def signed(token, key):
    said, _, signature = token.rpartition(".")
    wanted = hmac.new(key, said.encode(), hashlib.sha256).digest()
    return hmac.compare_digest(raw(signature), wanted)


def claims(token, key, audience, now):
    header, payload, _ = token.split(".")
    if decode(header)["alg"] != "HS256" or not signed(token, key):
        return None
    said = decode(payload)
    if said["aud"] != audience or said["exp"] <= now:
        return None
    return said
