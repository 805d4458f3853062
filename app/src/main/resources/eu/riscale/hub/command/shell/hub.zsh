#compdef hub
# zsh completion of hub @version@, made by 'hub completion zsh'. It works in a file named _hub in a folder of $fpath, such as
# /usr/share/zsh/site-functions, or where zsh reads it after compinit:
#   source <(hub completion zsh)

# CODE=LEVEL; $1 lists the levels.
_hub_pairs() {
  local levels=$1
  shift
  if compset -P '*='; then
    compadd -- ${=levels}
  else
    compadd -S = -- $@
  fi
}

# FORMAT or FORMAT=FILE.
_hub_reports() {
  if compset -P '*='; then
    _files
  else
    compadd -S '' -- $@
  fi
}

# Folders, and the files that the pattern $1 fits; behind @, a list of sources.
_hub_files() {
  if compset -P '@'; then
    _files
  else
    _files -g $1
  fi
}

@commands@

if [[ $funcstack[1] == _hub ]]; then
  _hub "$@"
else
  compdef _hub hub
fi
