"""Goes into ministack's environment, where every Python starts with it: two things Lambda does and ministack does not.

Unpacking keeps files executable, and the layers are found in one place (there /opt, here by an environment variable).
"""

import os
import zipfile
from pathlib import Path

_extract = zipfile.ZipFile._extract_member  # type: ignore[attr-defined]  # ministack calls extractall, which ends here


def _extract_with_mode(archive: zipfile.ZipFile, member: object, *rest: object) -> str:
    info = member if isinstance(member, zipfile.ZipInfo) else archive.getinfo(str(member))
    path = str(_extract(archive, info, *rest))
    mode = info.external_attr >> 16 & 0o777
    if mode and not info.is_dir():
        Path(path).chmod(mode)
    return path


zipfile.ZipFile._extract_member = _extract_with_mode  # type: ignore[attr-defined]

for _layer in filter(None, os.environ.get("_LAMBDA_LAYERS_DIRS", "").split(os.pathsep)):
    if Path(_layer, "neural").is_dir():
        os.environ.setdefault("MODEL_DIRECTORY", str(Path(_layer, "neural")))
