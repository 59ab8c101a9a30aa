import { LitElement } from 'lit'
import type { Directory } from '../data/directory.ts'
import type { Session } from '../data/session.ts'
import { actStyles, controlStyles } from '../edit/styles.ts'
import { base } from '../styles/base.ts'
import { values } from '../styles/values.ts'
import type { Texts } from '../texts/texts.ts'
import { failureStyles } from './failure.ts'

/** What every part of the application is given. */
export interface Shared {
  readonly session: Session
  readonly directory: Directory
  readonly texts: Texts
}

/** How parts look before they say anything of their own. */
export const partStyles = [base, values, failureStyles, controlStyles, actStyles]

/** An element of the application. What it is drawn from comes by properties; what an element declares is added to these. */
export class Part extends LitElement implements Shared {
  static override styles: import('lit').CSSResultGroup = partStyles
  static override properties: import('lit').PropertyDeclarations = {
    session: { attribute: false },
    directory: { attribute: false },
    texts: { attribute: false },
  }

  declare session: Session
  declare directory: Directory
  declare texts: Texts

  /** What a part inside this one is given. */
  get shared(): Shared {
    const { session, directory, texts } = this
    return { session, directory, texts }
  }
}
