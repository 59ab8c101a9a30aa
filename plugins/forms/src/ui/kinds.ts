import type { Icon } from '@kith/admin/ui'
import type { FormFieldType } from '@kith/plugin-forms/contract'

/** The kinds of fields as they are offered, those first that most forms ask. */
export const kinds: readonly FormFieldType[] = [
  'text',
  'email',
  'tel',
  'textarea',
  'select',
  'radio',
  'checkboxes',
  'checkbox',
  'number',
  'date',
  'url',
  'rating',
  'file',
  'consent',
  'static',
  'hidden',
]

const icons: Readonly<Record<FormFieldType, Icon>> = {
  text: 'text',
  email: 'mail',
  tel: 'phone',
  textarea: 'message',
  select: 'expand',
  radio: 'here',
  checkboxes: 'checklist',
  checkbox: 'done',
  number: 'hash',
  date: 'calendar',
  url: 'link',
  rating: 'star',
  file: 'upload',
  consent: 'decisions',
  static: 'file',
  hidden: 'hidden',
}

/** The drawing of a kind of field. */
export function kindIcon(type: FormFieldType): Icon {
  return icons[type]
}
