import { type AnyTap, reject, tap } from '@kith/sdk'
import { type FormsContract, form } from '../contract/index.ts'
import { designProblems } from '../validate/design.ts'
import { redirectProblems } from '../validate/redirect.ts'

/** No form is saved that could not be filled in. */
export const checkForm: AnyTap<FormsContract> = tap<FormsContract>()(form.saving, {
  id: 'forms.check',
  guard: ({ settings, url }, rows) => {
    for (const row of rows) {
      if (
        row.fields.includes('publicId') &&
        row.after.publicId &&
        !/^[a-z0-9][a-z0-9-]{1,59}$/i.test(row.after.publicId)
      ) {
        return reject('forms.public_id', 'A public id is 2 to 60 letters, digits and "-".', 'publicId')
      }
      const { definition, origins, redirects } = row.after
      const leads = { origins: origins ?? [], hosts: [...(redirects ?? []), ...(settings.redirects ?? [])], url }
      const isMoved = row.fields.some(field => ['definition', 'origins', 'redirects'].includes(field))
      const [problem] = [
        ...(row.fields.includes('definition') ? designProblems(definition) : []),
        ...(isMoved ? redirectProblems(definition, leads) : []),
      ]
      if (problem) return reject(problem.code, problem.message, `definition.${problem.path}`)
    }
    return undefined
  },
})
