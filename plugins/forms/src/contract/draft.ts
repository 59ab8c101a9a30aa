import { entity, json, ref } from '@kith/sdk'
import { formDesign } from './definition.ts'
import { form } from './form.ts'

/** What is changed of a form and not published yet: one at most for a form. Publishing checks it and takes it away. */
export const draft = entity('forms.draft', {
  label: 'form',
  fields: {
    form: ref(form, { required: true, fixed: true, unique: true, onDelete: 'cascade' }),
    definition: json({ required: true, shape: formDesign }),
  },
})
