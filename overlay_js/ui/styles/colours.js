/** What the palette needs beyond the button's colours: surfaces, lines, and what went well, badly or only nearly. */
export const colours = `
:host {
  --raise: #fafbfc; --hover: #f0f1f4; --press: #e6e8ed; --line: #e4e6eb; --edge: #d3d7df; --faint: #9aa1ae; --accent-ink: #fff;
  --ok: #218358; --ok-text: #1b6e4a; --ok-soft: #e6f6ec; --ok-strong: #c0e8d0;
  --bad: #ce2c31; --bad-text: #b8262b; --bad-soft: #feebec; --bad-strong: #fbcfd1;
  --warn: #c77700; --warn-text: #8a5000; --warn-soft: #fff4d5;
}
:host([data-theme=dark]) {
  --raise: #1d1f24; --hover: #272930; --press: #31343d; --line: #2b2e36; --edge: #3b3f4a; --faint: #6b7280;
  --ok: #3dd68c; --ok-text: #4cc38a; --ok-soft: #12281d; --ok-strong: #1d5038;
  --bad: #ff6369; --bad-text: #ff8589; --bad-soft: #33171a; --bad-strong: #6a2429;
  --warn: #f1a10d; --warn-text: #f1a93b; --warn-soft: #341f04;
}
`;
