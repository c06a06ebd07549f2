"""msgpack where its C extension cannot be loaded."""

from __future__ import annotations

from typing import Any

from essaim.patches.registry import patch
from essaim.speed import packing, unpacking


def _no_extension() -> bool:
    import msgpack
    from msgpack import fallback

    return msgpack.Packer is fallback.Packer


@patch(
    kind="speed",
    target="msgpack.packb, unpackb",
    because="its C extension is not there, and its Python fallback is the larger part of a task",
    source="https://github.com/msgpack/msgpack-python/blob/v1.2.4/msgpack/__init__.py#L12",
    needed=_no_extension,
)
def plain_values_fast() -> None:
    import msgpack

    original_pack, original_unpack = msgpack.packb, msgpack.unpackb

    def packb(o: Any, **options: Any) -> Any:
        default = options.get("default")
        if options.keys() <= {"default", "use_bin_type"} and options.get("use_bin_type", True):
            try:
                return packing.pack(o, default)
            except packing.Unusual:
                pass
        return original_pack(o, **options)

    def unpackb(packed: Any, **options: Any) -> Any:
        known = {"object_hook", "use_list", "strict_map_key", "raw"}
        if options.keys() <= known and not options.get("raw"):
            try:
                return unpacking.unpack(
                    packed,
                    options.get("object_hook"),
                    options.get("use_list", True),
                    options.get("strict_map_key", True),
                )
            except unpacking.Unusual:
                pass
        return original_unpack(packed, **options)

    msgpack.packb = msgpack.dumps = packb
    msgpack.unpackb = msgpack.loads = unpackb
