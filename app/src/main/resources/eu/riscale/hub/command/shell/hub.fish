# fish completion of hub @version@, made by 'hub completion fish'. It works where fish reads it:
#   hub completion fish | source
# or in a file named hub.fish in /usr/share/fish/vendor_completions.d or ~/.config/fish/completions.

# The words before the cursor that are commands, and behind them the number of the argument that comes next.
function __hub_line
    set -l words (commandline -opc)
    set -e words[1]
    set -l command
    set -l argument 1
    set -l is_value no
    for word in $words
        if test $is_value = yes
            set is_value no
        else if string match -q -- '--*=*' $word
        else if string match -q -- '-?*' $word
            contains -- $word $__hub_with_value; and set is_value yes
        else if contains -- (string join ' ' $command $word) $__hub_commands
            set -a command $word
        else
            set argument (math $argument + 1)
        end
    end
    string join ' ' $command ''
    echo $argument
end

# Whether the line is one of this command, and of none below it.
function __hub_at
    set -l line (__hub_line)
    test "$line[1]" = (string join ' ' $argv '')
end

function __hub_argument
    set -l line (__hub_line)
    test "$line[2]" = $argv[1]
end

# What is written of the value: behind the name of its option, where that stands before a '='.
function __hub_value
    string replace -r -- '^--[^=]*=' '' (commandline -ct)
end

# Files that begin with what is written, behind the text $argv[1].
function __hub_paths
    set -l value (string sub -s (math (string length -- $argv[1]) + 1) -- (__hub_value))
    for path in (complete -C "'' $value")
        echo $argv[1](string split -m1 \t -- $path)[1]
    end
end

# CODE=LEVEL; $argv[1] lists the levels.
function __hub_pairs
    set -l before (string match -r -- '^[^=]*=' (__hub_value))
    if set -q before[1]
        for level in (string split ' ' $argv[1])
            echo $before[1]$level
        end
    else
        printf '%s=\n' $argv[2..-1]
    end
end

# FORMAT or FORMAT=FILE.
function __hub_reports
    set -l before (string match -r -- '^[^=]*=' (__hub_value))
    if set -q before[1]
        __hub_paths $before[1]
    else
        printf '%s\n' $argv
    end
end

# Folders, and files with one of these endings; without endings, all files. Behind @, a list of sources.
function __hub_files
    if string match -q -- '@*' (__hub_value)
        __hub_paths @
    else if set -q argv[1]
        __hub_paths '' | string match -r '.*(?:/|\.(?:'(string join '|' $argv)'))$'
    else
        __hub_paths ''
    end
end

function __hub_folders
    __hub_paths '' | string match -r '.*/$'
end

@commands@
