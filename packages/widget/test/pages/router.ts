import type { KithForm } from '../../src/index.ts'

/** The same as the page in React, without a framework: routes are addresses of the history. */
document.body.innerHTML = '<button>Go</button><main></main><p id="arrived"></p>'
const [button, main, arrived] = ['button', 'main', 'p'].map(name => document.querySelector(name) as HTMLElement)

const isForm = () => location.hash !== '#other'

function draw(): void {
  main?.replaceChildren()
  if (!isForm()) return
  const form: KithForm = document.createElement('kith-form')
  form.setAttribute('form', 'short')
  form.messages = { submit: 'Order' }
  main?.append(form)
}

addEventListener('popstate', draw)
document.addEventListener('kith-success', ({ detail }) => arrived?.append(`${detail.id}`))
button?.addEventListener('click', () => {
  history.pushState(null, '', isForm() ? '#other' : '#')
  draw()
})
draw()
