import { type AnyContract, type AnyEntity, type AnyPlugin, entitiesOf } from '@kith/sdk'
import { screenTexts } from './screens.ts'

const languages = ['en', 'zh-CN'] as const

/** Texts that are missing in one of the languages, and values that one language's text names and the other's does not. */
export function textProblems(plugin: AnyPlugin): string[] {
  const { contract, parts } = plugin
  const keys = new Set([
    ...owed(contract),
    ...screenTexts(plugin),
    ...Object.values(parts.locales).flatMap(Object.keys),
  ])
  const texts = [...keys].map(key => [key, languages.map(language => parts.locales[language]?.[key])] as const)
  const mails = Object.entries(parts.mails).map(
    ([template, byLanguage]) =>
      [
        `mail ${template}`,
        languages.map(
          language => byLanguage[language] && `${byLanguage[language].subject}\n${byLanguage[language].text}`,
        ),
      ] as const,
  )
  return [...texts, ...mails].flatMap(([key, versions]) => {
    const missing = languages.filter((_, i) => !versions[i]?.trim())
    if (missing.length > 0) return missing.map(language => `${key}: no text in ${language}`)
    const [first, second] = versions.map(placeholders)
    return first === second ? [] : [`${key}: its texts name different values: ${first} / ${second}`]
  })
}

/** The keys that screens look up. */
function owed(contract: AnyContract): string[] {
  const permissions = Object.keys(contract.permissions).map(name => `permission.${name}`)
  return [contract.name, ...entitiesOf(contract).flatMap(ofEntity), ...permissions]
}

function ofEntity(entity: AnyEntity): string[] {
  const fields = Object.entries(entity.fields as AnyEntity['fields']).flatMap(([name, field]) => {
    const key = `${entity.name}.${name}`
    const values = (field as { options: { values?: readonly string[] } }).options.values ?? []
    return [key, ...values.map(value => `${key}.${value}`)]
  })
  return [entity.name, `${entity.name}.plural`, ...fields]
}

function placeholders(text: string | undefined): string {
  return [...new Set((text ?? '').match(/\{\{\s*[\w.]+\s*\}\}/g)?.map(name => name.replace(/\s/g, '')))]
    .sort()
    .join(' ')
}
