import { type Command, command } from '@kith/sdk'

/** `kith form create`: a form, and on the screen what to paste into the website. */
export const commands: readonly Command<'make'>[] = [
  command('form create', {
    about: 'make an open form and print its snippet',
    operation: 'make',
    print: 'html',
    options: {
      name: { about: 'what the team calls it, and its title', required: true },
      fields: {
        about: 'names of fields: email, budget:number, size:select=small|large; a star behind one makes it required',
        kind: 'list',
        required: true,
      },
      origin: { about: 'websites that it may stand on: https://www.example.com', kind: 'list' },
      publicId: { about: 'its name in addresses; random when left out' },
      source: { about: 'the code of the source that its leads get' },
      notify: { about: 'who gets a mail for each submission' },
      confirm: { about: 'send the visitor a mail that says that the answer has arrived', kind: 'flag' },
    },
  }),
]
