/** Endings and media types, separated by commas. */
export const acceptPattern: RegExp =
  /^(\.[A-Za-z0-9]{1,10}|[A-Za-z]+\/(\*|[A-Za-z0-9.+-]+))(\s*,\s*(\.[A-Za-z0-9]{1,10}|[A-Za-z]+\/(\*|[A-Za-z0-9.+-]+)))*$/
