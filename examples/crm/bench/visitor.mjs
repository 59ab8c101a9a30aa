const regions = ['east-china', 'north-china', 'south-china', 'west-china', 'overseas']
const sizes = ['1-10', '11-50', '51-200', '201-1000', '1000+']
const industries = ['construction', 'mining', 'agriculture', 'manufacturing', 'logistics']

/**
 * The body that visitor number `n` of run `run` (0 to 65,535) posts: a key, an e-mail and a phone of his own.
 *
 * @param {number} n
 * @param {number} [run]
 */
export const visitor = (n, run = 0) => ({
  key: `00000000-0000-4000-8${run.toString(16).padStart(4, '0').slice(1)}-${n.toString(16).padStart(12, '0')}`,
  values: {
    kind: 'company',
    name: `Visitor ${run}-${n}`,
    email: `visitor-${run}-${n}@example.com`,
    phone: `+86138${String((run * 1_000_003 + n) % 100_000_000).padStart(8, '0')}`,
    company: `Earthworks ${n % 5000} Ltd`,
    size: sizes[n % 5],
    industry: industries[n % 7] ?? 'other',
    region: regions[n % 5],
    message: 'Two excavators are wanted from March on. Which models are at hand, and what do they cost a month?',
    consent: true,
  },
  meta: {
    page: 'https://www.example.com/excavators',
    referrer: 'https://search.example.net',
    utm: { source: 'newsletter', medium: 'email', campaign: 'spring' },
    clickIds: {},
    version: 1,
    locale: 'en',
  },
})
