import { css } from 'lit'

export const doorStyles = css`
  :host {
    display: grid;
    min-height: 100dvh;
    place-items: center;
    padding: var(--k-space-4);
  }
  .door {
    width: 100%;
    max-width: 24rem;
    padding: var(--k-space-8);
    border: var(--k-hairline) solid var(--k-line);
    border-radius: var(--k-radius-l);
    background: var(--k-surface);
    box-shadow: var(--k-shadow-2);
  }
  .brand {
    display: flex;
    align-items: center;
    gap: var(--k-space-2);
    margin-bottom: var(--k-space-5);
    font-weight: var(--k-weight-medium);
  }
  h1 {
    font-size: var(--k-text-xl);
    font-weight: var(--k-weight-strong);
    letter-spacing: var(--k-track-title);
  }
  h1:focus {
    outline: none;
  }
  .about {
    margin-top: var(--k-space-1);
    color: var(--k-text-2);
    line-height: var(--k-leading-prose);
  }
  .bad {
    margin-top: var(--k-space-4);
    color: var(--k-red-ink);
    line-height: var(--k-leading-prose);
  }
  form {
    display: grid;
    gap: var(--k-space-4);
    margin-top: var(--k-space-5);
  }
  label {
    display: grid;
    gap: var(--k-space-1);
    font-size: var(--k-text-s);
    font-weight: var(--k-weight-medium);
  }
  label small {
    font-size: var(--k-text-xs);
    font-weight: normal;
  }
  input {
    width: 100%;
    min-height: 2.5rem;
    padding: 0 var(--k-space-3);
    border: var(--k-hairline) solid var(--k-control);
    border-radius: var(--k-radius-m);
    background: var(--k-raised);
    font-size: 1rem;
    font-weight: normal;
  }
  input[readonly] {
    background: var(--k-active);
    color: var(--k-text-2);
  }
  input[aria-invalid] {
    border-color: var(--k-red-ink);
  }
  .btn {
    min-height: 2.5rem;
    width: 100%;
  }
  .go {
    border-color: transparent;
    background: var(--k-accent);
    color: var(--k-on-accent);
  }
  .go:hover {
    background: var(--k-accent);
    filter: brightness(1.06);
  }
  .go:disabled {
    opacity: 0.6;
    cursor: default;
  }
  .ways {
    display: grid;
    gap: var(--k-space-2);
    justify-items: start;
    margin-top: var(--k-space-5);
  }
  .link {
    padding: var(--k-space-1) 0;
    border: 0;
    background: none;
    color: var(--k-accent-text);
    font-size: var(--k-text-s);
    cursor: pointer;
  }
  .link:hover {
    text-decoration: underline;
  }
  @media (max-width: 30rem) {
    :host { place-items: start stretch; padding: 0; }
    .door { max-width: none; min-height: 100dvh; padding: var(--k-space-8) var(--k-space-5); border: 0; border-radius: 0; box-shadow: none; }
  }
`
