# SPDX-License-Identifier: Apache-2.0
# release_date(VARIABLE SOURCE FORMAT): when what is packaged was made, in UTC, as string(TIMESTAMP) formats it: the time
# of the commit, or SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), or that of the changelog.
function(release_date variable source format)
  if(NOT DEFINED ENV{SOURCE_DATE_EPOCH})
    execute_process(COMMAND git -C ${source} log -1 --format=%ct OUTPUT_VARIABLE epoch OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    if(NOT epoch)
      file(TIMESTAMP ${source}/CHANGELOG.md epoch %s UTC)
    endif()
    set(ENV{SOURCE_DATE_EPOCH} ${epoch})
  endif()
  string(TIMESTAMP date "${format}" UTC)  # of SOURCE_DATE_EPOCH
  set(${variable} ${date} PARENT_SCOPE)
endfunction()
