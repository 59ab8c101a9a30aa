import { fragmentOf } from '../dist/fragment.js'

/** The packages that are fetched to compare with; none of them is a dependency. */
export const packages = ['@awesome.me/webawesome', 'survey-core', 'survey-js-ui', '@formio/js', '@formbricks/surveys']

const sizes = ['1-10', '11-50', '51-200']

/** The form that all of them show: a name, an address, a choice and a text. */
export const definition = {
  v: 1,
  id: 'four',
  version: 1,
  lang: 'en',
  honeypot: 'website_4',
  counted: false,
  steps: [
    {
      fields: [
        { name: 'name', type: 'text', label: 'Name', required: true },
        { name: 'email', type: 'email', label: 'E-mail', required: true },
        {
          name: 'size',
          type: 'select',
          label: 'Company size',
          required: false,
          options: sizes.map(value => ({ value, label: value })),
        },
        { name: 'message', type: 'textarea', label: 'Message', required: false },
      ],
    },
  ],
}

const plain = `<form method="post" action="/f/four">
<p><label>Name<br><input name="name" required></label></p>
<p><label>E-mail<br><input name="email" type="email" required></label></p>
<p><label>Company size<br><select name="size">${sizes.map(size => `<option>${size}</option>`).join('')}</select></label></p>
<p><label>Message<br><textarea name="message"></textarea></label></p>
<button>Send</button></form>`

/** The tag of the element's script. */
export const script = '<script type="module" src="/w/1/kith-form.js"></script>'

/** Where our own ways stand among the contenders. */
export const ways = { inline: 1, fetched: 2, rendered: 3 }

/**
 * One way to put the form on a page. `body` is its HTML, `entry` what is bundled as its script, `styles` its style sheets by the
 * names of their packages.
 *
 * @typedef {{ name: string, of?: string, branches: boolean, head?: string, body: string, entry?: string, styles?: readonly string[] }} Contender
 */

/**
 * @param {number} height what the snippet reserves
 * @returns {readonly Contender[]}
 */
export function contenders(height) {
  const tag = (inner = '') => `<kith-form form="four" style="display:block;min-height:${height}px">${inner}</kith-form>`
  return [
    { name: 'Plain HTML', branches: false, body: plain },
    {
      name: '`<kith-form>`, definition in the page',
      branches: true,
      head: script,
      body: tag(`<script type="application/json">${JSON.stringify(definition)}</script>`),
    },
    { name: '`<kith-form>`, definition fetched', branches: true, head: script, body: tag() },
    {
      name: '`<kith-form>`, server-rendered',
      branches: true,
      head: script,
      body: fragmentOf(definition, { address: '/f/four', nonce: 'site' }),
    },
    {
      name: 'Web Awesome',
      of: '@awesome.me/webawesome',
      branches: false,
      styles: ['@awesome.me/webawesome/dist/styles/webawesome.css'],
      entry: ['input', 'select', 'option', 'textarea', 'button']
        .map(part => `import '@awesome.me/webawesome/dist/components/${part}/${part}.js'`)
        .join('\n'),
      body: `<form><wa-input name="name" label="Name" required></wa-input><wa-input name="email" type="email" label="E-mail" required></wa-input>
<wa-select name="size" label="Company size">${sizes.map(size => `<wa-option value="${size}">${size}</wa-option>`).join('')}</wa-select>
<wa-textarea name="message" label="Message"></wa-textarea><wa-button type="submit">Send</wa-button></form>`,
    },
    {
      name: 'SurveyJS',
      of: 'survey-js-ui',
      branches: true,
      styles: ['survey-core/survey-core.fontless.min.css'],
      entry: `import { Model } from 'survey-core'
import 'survey-js-ui'
new Model({ elements: [
  { type: 'text', name: 'name', title: 'Name', isRequired: true },
  { type: 'text', name: 'email', title: 'E-mail', inputType: 'email', isRequired: true },
  { type: 'dropdown', name: 'size', title: 'Company size', choices: ${JSON.stringify(sizes)} },
  { type: 'comment', name: 'message', title: 'Message' },
] }).render(document.querySelector('#form'))`,
      body: '<div id="form"></div>',
    },
    {
      name: 'form.io',
      of: '@formio/js',
      branches: true,
      styles: ['@formio/js/dist/formio.form.min.css'],
      entry: `import '@formio/js/dist/formio.form.min.js'
const form = { display: 'form', components: [
  { type: 'textfield', key: 'name', label: 'Name', input: true, validate: { required: true } },
  { type: 'email', key: 'email', label: 'E-mail', input: true, validate: { required: true } },
  { type: 'select', key: 'size', label: 'Company size', input: true, widget: 'html5', data: { values: ${JSON.stringify(sizes.map(value => ({ value, label: value })))} } },
  { type: 'textarea', key: 'message', label: 'Message', input: true },
  { type: 'button', action: 'submit', key: 'submit', label: 'Send', input: true },
] }
globalThis.Formio.createForm(document.querySelector('#form'), form)`,
      body: '<div id="form"></div>',
    },
    {
      name: 'Formbricks (one question after another)',
      of: '@formbricks/surveys',
      branches: true,
      entry: `import { renderSurveyInline } from '@formbricks/surveys'
const question = (id, headline, inputType, required) => ({ id, type: 'openText', headline, required, inputType, placeholder: '', buttonLabel: 'Next', longAnswer: inputType === 'text' && !required })
renderSurveyInline({
  containerId: 'form', brandColor: '#136354', isBrandingEnabled: false, styling: {}, languageCode: 'default', isRedirectDisabled: true,
  getSetIsError() {}, getSetIsResponseSendingFinished() {}, onDisplay() {}, onResponse() {}, onClose() {}, onFinished() {}, onFileUpload: async () => '', autoFocus: false,
  survey: {
    id: 'four', name: 'Four', type: 'link', status: 'inProgress', welcomeCard: { enabled: false }, thankYouCard: { enabled: true, headline: 'Thank you' },
    hiddenFields: { enabled: false }, languages: [], triggers: [], productOverwrites: null, styling: null, attributeFilters: [], endings: [],
    questions: [
      question('name', 'Name', 'text', true), question('email', 'E-mail', 'email', true),
      { id: 'size', type: 'multipleChoiceSingle', headline: 'Company size', required: false, shuffleOption: 'none', choices: ${JSON.stringify(sizes)}.map(id => ({ id, label: id })) },
      question('message', 'Message', 'text', false),
    ],
  },
})`,
      body: '<div id="form"></div>',
    },
  ]
}
