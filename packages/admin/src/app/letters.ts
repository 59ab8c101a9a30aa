import type { EntityInfo } from '../data/directory.ts'
import type { Overlay } from './overlays.ts'

export interface LettersOptions {
  /** What the page that is shown does with a letter; `false` where it does nothing. */
  own(key: string): boolean
  /** What is listed or shown. */
  entity(): EntityInfo | undefined
  open(name: Overlay['name'], options?: Overlay['options']): void
  undo(): void
  /** Where G and a letter lead; `undefined`: nowhere. */
  addressOf(letter: string): string | undefined
}

/** What single letters do, the page's own before the application's. Tells whether one did something. */
export function createLetters({ own, entity, open, undo, addressOf }: LettersOptions): (key: string) => boolean {
  /** G was pressed: the next letter says where to. */
  let isGoing = false
  const go = (letter: string) => {
    const address = addressOf(letter)
    if (address) location.hash = address
    return address !== undefined
  }
  const create = () => {
    const name = entity()?.name
    open('create', name === undefined ? {} : { entity: name })
  }
  return key => {
    if (isGoing) {
      isGoing = false
      return go(key)
    }
    if (own(key)) return true
    if (key === '/') open('palette')
    else if (key === 'n') create()
    else if (key === '?') open('keys')
    else if (key === 'z') undo()
    else if (key === 'g') isGoing = true
    else return false
    return true
  }
}
