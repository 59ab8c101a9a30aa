import { Closing } from './closing.ts'

/** Says that an opportunity is lost, why, and who got it. */
export class KithOpportunitiesLose extends Closing {
  override readonly outcome = 'lost'
}

customElements.define('kith-opportunities-lose', KithOpportunitiesLose)
