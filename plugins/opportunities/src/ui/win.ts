import { Closing } from './closing.ts'

/** Says that an opportunity is won, and why. */
export class KithOpportunitiesWin extends Closing {
  override readonly outcome = 'won'
}

customElements.define('kith-opportunities-win', KithOpportunitiesWin)
