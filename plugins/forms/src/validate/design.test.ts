import { expect, test } from 'vitest'
import { formDesign } from '../contract/index.ts'
import { contactUs } from '../presets/contact-us.ts'
import { designProblems } from './design.ts'

test('the demo form is a right design', () => {
  expect(formDesign.parse(contactUs)).toEqual(contactUs)
  expect(designProblems(contactUs)).toEqual([])
})

test('every text of the demo form stands in Chinese too', () => {
  const paths = contactUs.steps
    .flatMap(step => step.fields)
    .flatMap(field => [
      `${field.name}.label`,
      ...(field.text ? [`${field.name}.text`] : []),
      ...(field.options ?? []).map(option => `${field.name}.option.${option.value}`),
    ])
  const translated = contactUs.texts?.['zh-CN'] ?? {}
  expect(
    [...paths, 'title', 'intro', 'submit', 'thanks.title', 'thanks.text'].filter(path => !translated[path]),
  ).toEqual([])
})

test('what cannot be filled in is named with its place', () => {
  const field = { type: 'text' as const, label: 'A', required: false }
  const design = {
    lang: 'en',
    steps: [
      {
        fields: [
          { ...field, name: 'a' },
          { ...field, name: 'a' },
          { ...field, name: 'b', type: 'select' as const },
          { ...field, name: 'c', type: 'consent' as const },
          { ...field, name: 'd', when: { nobody: 1 } },
          { ...field, name: 'e', when: { a: { gte: { $: 'actor.id' } } } },
        ],
      },
    ],
  }
  expect(designProblems(design).map(({ path, code }) => [path, code])).toEqual([
    ['steps.0.fields.1', 'forms.name_twice'],
    ['steps.0.fields.2', 'forms.no_options'],
    ['steps.0.fields.3', 'forms.no_consent_text'],
    ['steps.0.fields.4.when.nobody', 'condition.unknown_field'],
  ])
})
