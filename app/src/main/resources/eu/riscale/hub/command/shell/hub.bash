# bash completion of hub @version@, made by 'hub completion bash'. It works where bash reads it:
#   eval "$(hub completion bash)"
# or in a file named hub in the folder of bash-completion, such as /usr/share/bash-completion/completions or
# ~/.local/share/bash-completion/completions.
# shellcheck shell=bash disable=SC2154

@commands@

# Adds those of the words that begin with what is written.
_hub_words() {
  local word
  for word; do
    [[ $word != "$value"* ]] || replies+=("$before$word")
  done
}

# CODE=LEVEL; $1 lists the levels.
_hub_pairs() {
  local levels=$1
  shift
  if [[ $value == *=* ]]; then
    before+=${value%%=*}=
    value=${value#*=}
    # shellcheck disable=SC2086 # words have no spaces
    _hub_words $levels
  else
    _hub_words "$@"
    compopt -o nospace 2>/dev/null
  fi
}

# FORMAT or FORMAT=FILE.
_hub_reports() {
  if [[ $value == *=* ]]; then
    before+=${value%%=*}=
    value=${value#*=}
    _hub_files
  else
    _hub_words "$@"
    compopt -o nospace 2>/dev/null
  fi
}

# Folders, and files with one of these endings; without endings, all files.
_hub_files() {
  local file ending
  if [[ $value == @* ]]; then
    before+=@
    value=${value#@}
    set --
  fi
  while IFS= read -r file; do
    if [[ $# -eq 0 || -d ${file/#\~/$HOME} ]]; then
      replies+=("$before$file")
      continue
    fi
    for ending; do
      [[ $file != *".$ending" ]] || replies+=("$before$file")
    done
  done < <(compgen -f -- "$value")
  compopt -o filenames 2>/dev/null
}

_hub_folders() {
  local file
  while IFS= read -r file; do
    replies+=("$before$file")
  done < <(compgen -d -- "$value")
  compopt -o filenames 2>/dev/null
}

_hub() {
  local words=() replies=() commands options
  local command="" option="" before="" value="" last="" token reply number=0 i
  COMPREPLY=()
  # bash cuts words at '='.
  for ((i = 1; i <= COMP_CWORD; i++)); do
    token=${COMP_WORDS[i]}
    if [[ ${#words[@]} -gt 0 && ($token == = || $last == =) ]]; then
      words[${#words[@]} - 1]+=$token
    else
      words+=("$token")
    fi
    last=$token
  done
  _hub_commands ''
  for ((i = 0; i < ${#words[@]} - 1; i++)); do
    token=${words[i]}
    if [[ -n $option ]]; then
      option=""
    elif [[ $token == --*=* ]]; then
      :
    elif [[ $token == -?* ]]; then
      ! _hub_takes_value "$token" || option=$token
    elif [[ " $commands " == *" $token "* ]]; then
      command=${command:+$command }$token
      _hub_commands "$command"
    else
      ((number += 1))
    fi
  done
  local whole=${words[${#words[@]} - 1]-}
  value=${whole#[\"\']}
  if [[ -n $option ]]; then
    _hub_offer "$command:$option"
  elif [[ $value == --*=* ]]; then
    before=${value%%=*}=
    value=${value#*=}
    _hub_offer "$command:${before%=}"
  elif [[ $value == -* ]]; then
    _hub_options "$command"
    # shellcheck disable=SC2086 # names have no spaces
    _hub_words $options
    [[ ${replies[0]-} != *= ]] || compopt -o nospace 2>/dev/null
  elif [[ -n $commands ]]; then
    # shellcheck disable=SC2086 # names have no spaces
    _hub_words $commands
  else
    _hub_offer "$command:$((number + 1))" || _hub_offer "$command:+"
  fi
  # What is replaced is the part of the word behind the last '='.
  token=${COMP_WORDS[COMP_CWORD]}
  [[ $token != = ]] || token=""
  token=${token#[\"\']}
  whole=${whole#[\"\']}
  for reply in ${replies[@]+"${replies[@]}"}; do
    COMPREPLY+=("${reply#"${whole%"$token"}"}")
  done
}

complete -F _hub hub
