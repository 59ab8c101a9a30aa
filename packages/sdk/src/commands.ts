export interface CommandOption {
  /** What it says, in English, as help shows it. */
  readonly about: string
  /** `list`: several values, between commas or given one by one. `flag`: no value. Default `text`. */
  readonly kind?: 'text' | 'list' | 'flag'
  readonly required?: boolean
}

/** A command of a plugin on the command line, as plain data: it calls one of the plugin's operations. */
export interface Command<Operation extends string = string> {
  /** What stands behind `kith`: `invoice send`. */
  readonly words: string
  /** What it does, in English, as help shows it. */
  readonly about: string
  /** One of the plugin's own; its input are the options that were given. */
  readonly operation: Operation
  readonly options: Readonly<Record<string, CommandOption>>
  /** The key of the answer that is printed as it is. Absent: the whole answer, as JSON. */
  readonly print?: string
}

/** `command('invoice send', { about, operation: 'send', options: { number: { about, required: true } } })` */
export function command<const Operation extends string>(
  words: string,
  options: Omit<Command<Operation>, 'words' | 'options'> & { readonly options?: Command['options'] },
): Command<Operation> {
  return { words, ...options, options: options.options ?? {} }
}
