import crm from '../kith.config.ts'

/** The example for crowds of programs that post at once, without the proof that a browser brings: none of it is a surge. */
const config: typeof crm = { ...crm, settings: { forms: { surge: 0, perDomain: 0 } } }

export default config
