import type { FormDefinition as ReadByElement } from '@kith/form/definition'
import { expectTypeOf } from 'vitest'
import type { FormDefinition } from './definition.ts'

// The element depends on no module, so it has a description of its own: these two lines hold both together.
expectTypeOf<FormDefinition>().toExtend<ReadByElement>()
expectTypeOf<ReadByElement>().toExtend<FormDefinition>()
