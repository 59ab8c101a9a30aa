/**
 * A TypeScript source with its comments blanked, lines kept. Strings and templates are stepped over so that `'//'` is no
 * comment; a regular expression with a lone quote in it costs at most the rest of its line.
 */
export const withoutComments = (source: string): string => source.replace(TOKENS, blankComment)

const TOKENS = /\/\*[\s\S]*?\*\/|\/\/.*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`/g

const blankComment = (token: string): string =>
  token.startsWith('/*') || token.startsWith('//') ? token.replace(/[^\n]/g, '') : token
