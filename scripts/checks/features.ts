import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withoutComments } from './source.ts'

/** The packages that know no feature. The element speaks of forms by trade; admin and testing have their own say. */
const CORE = ['rules', 'sdk', 'kernel', 'server', 'client', 'cli']

/** Words that are features and nothing else, wherever they stand in a name or a text. */
const FEATURES = 'lead|opportunity|campaign|account|contact|competitor|equipment|quotation|salesperson|form|submission'
/** Words that a core may use in another sense: features only before a dot (`orders.order`) or as a package. */
const PLUGINS =
  'accounts|activities|campaigns|competitors|equipment|forms|leads|opportunities|orders|products|quotes|reports|service'
/** What the web calls a form: its names are no feature. */
const WEB = /multipart\/form-data|x-www-form-urlencoded|form-action|\bform-data\b|\bformData\b|\bFormData\b|<\/?form\b/g
/** What better-auth calls a way to log in: its names are no feature. */
const LOG_IN =
  /auth_account|accountLinking|accountId|findCredentialAccount|linkAccount|\baccount(?=: \{ modelName)|CREDENTIAL_ACCOUNT_NOT_FOUND|ACCOUNT_TEMPORARILY_LOCKED/g

const forTests = /\.(test|test-d)\.ts$|\/fixture\/|\/arbitraries\.ts$/

const word = new RegExp(`^(?:${FEATURES.split('|').flatMap(plural).join('|')})$`)
const dotted = new RegExp(`['"\`](?:@kith/plugin-[a-z]+|(?:${PLUGINS})\\.[a-z]\\w*)`)

/** Features named in the core, one `file:line: word` each. Comments may give examples; identifiers and texts may not. */
export const features = (top: string): string[] =>
  globSync(
    CORE.map(name => `packages/${name}/src/**/*.ts`),
    { cwd: top },
  )
    .filter(file => !forTests.test(file))
    .sort()
    .flatMap(file =>
      mentions(readFileSync(join(top, file), 'utf8')).map(({ line, text }) => `${file}:${line}: ${text}`),
    )

/** Where a source names a feature. */
export const mentions = (source: string): { line: number; text: string }[] =>
  withoutComments(source)
    .split('\n')
    .flatMap((text, index) =>
      inLine(text.replace(WEB, '').replace(LOG_IN, '')).map(found => ({ line: index + 1, text: found })),
    )

const inLine = (text: string): string[] => {
  const named = words(text).filter(one => word.test(one))
  const reference = dotted.exec(text)?.[0]
  return [...new Set([...named, ...(reference ? [reference.slice(1)] : [])])]
}

/** The words of a line, camel case taken apart: `accountOf` is account and of. */
const words = (text: string): string[] =>
  (text.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? []).map(one => one.toLowerCase())

function plural(one: string): string[] {
  return [one, one === 'salesperson' ? 'salespeople' : one.endsWith('y') ? `${one.slice(0, -1)}ies` : `${one}s`]
}
