import base64
import hashlib
import hmac
import json


def raw(part):
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def decode(part):
    return json.loads(raw(part))


def encode(said):
    return base64.urlsafe_b64encode(json.dumps(said).encode()).decode().rstrip("=")


def claims(token, key, audience, now):
    header, payload, signature = token.split(".")
    written = f"{encode(decode(header))}.{encode(decode(payload))}"
    wanted = hmac.new(key, written.encode(), hashlib.sha256).digest()
    if decode(header)["alg"] != "HS256" or not hmac.compare_digest(
        raw(signature), wanted
    ):
        return None
    said = decode(payload)
    if said["aud"] != audience or said["exp"] <= now:
        return None
    return said
