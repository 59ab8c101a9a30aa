import type { FormDefinition as ReadByElement } from '@kith/form/definition'
import { expectTypeOf, test } from 'vitest'
import type { FormDefinition } from './definition.ts'

test('the element depends on no module, and describes the same definition in its own words', () => {
  expectTypeOf<FormDefinition>().toExtend<ReadByElement>()
  expectTypeOf<ReadByElement>().toExtend<FormDefinition>()
})
