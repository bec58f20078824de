/** For phones first, light and dark; nothing is loaded. */
export const style = `
:root { --back: #f2f4f3; --card: #ffffff; --text: #17201c; --soft: #56635d; --line: #cfd8d3;
	--main: #0b6b4f; --onMain: #ffffff; --bad: #b3261e; --quiet: #e9efec; }
@media (prefers-color-scheme: dark) {
	:root { --back: #101513; --card: #1a211e; --text: #e8efeb; --soft: #a3b1aa; --line: #3a4640;
		--main: #4fc79b; --onMain: #06281d; --bad: #ff9a90; --quiet: #26302b; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text);
	font: 17px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 34rem; margin: 0 auto; padding: 1rem 1rem 3rem; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 14px;
	padding: 1.1rem; margin: 0 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.3rem; line-height: 1.3; margin: 0.4rem 0 1rem; overflow-wrap: anywhere; }
p { margin: 0 0 0.7rem; }
p:last-child { margin-bottom: 0; }
.question { white-space: pre-wrap; font-size: 1.1rem; unicode-bidi: plaintext; }
.note { color: var(--soft); font-size: 0.92rem; }
.fault { color: var(--bad); font-size: 0.95rem; font-weight: 600; margin: 0.3rem 0 0; }
label, legend { display: block; font-weight: 600; padding: 0; }
.element { border: 0; margin: 0 0 1.1rem; padding: 0; min-width: 0; }
input, select, textarea { font: inherit; color: inherit; background: var(--card); width: 100%;
	border: 1px solid var(--soft); border-radius: 10px; padding: 0.65rem 0.7rem; margin-top: 0.3rem; }
textarea { min-height: 6rem; resize: vertical; }
.choice { display: flex; gap: 0.7rem; align-items: center; font-weight: 400; padding: 0.45rem 0; }
.choice input { width: 1.35rem; height: 1.35rem; margin: 0; flex: none; }
button { font: inherit; font-weight: 600; width: 100%; min-height: 3.1rem; border-radius: 12px;
	border: 1px solid var(--main); background: var(--main); color: var(--onMain);
	padding: 0.7rem 1rem; margin-top: 0.3rem; cursor: pointer; overflow-wrap: anywhere; }
button.second { background: var(--quiet); color: var(--text); border-color: var(--line); }
form + form { margin-top: 1.4rem; border-top: 1px solid var(--line); padding-top: 1.1rem; }
:focus-visible { outline: 3px solid var(--main); outline-offset: 2px; }
`;
