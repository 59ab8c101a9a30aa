/** Endings and media types, separated by commas. */
export const acceptPattern: RegExp =
  /^(\.[a-z0-9]{1,10}|[a-z]+\/(\*|[a-z0-9.+-]+))(\s*,\s*(\.[a-z0-9]{1,10}|[a-z]+\/(\*|[a-z0-9.+-]+)))*$/i
