#!/bin/sh
# install_packages.sh LIST...: installs the Debian packages of the lists that are missing.
set -eu
folder=$(dirname "$0")/packages
wanted=
for list in "$@"; do
  wanted="$wanted $(grep -v '^#' "$folder/$list.txt" | tr '\n' ' ')"
done
missing=
for package in $wanted; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' ||
    missing="$missing $package"
done
[ -n "$missing" ] || exit 0
as_root=
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null || {
    echo "Нужны права администратора: запустите от root или установите sudo." >&2
    exit 1
  }
  as_root=sudo
fi
echo "Устанавливаются пакеты Debian:$missing"
$as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
