// An editor of YAML text with line numbers; what is found is marked at its line. Tab leaves it, as it leaves every field.

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';
import type { Found } from '../../../src/lab/examine.ts';
import { useWords } from '../words/use-words.ts';
import type { Place } from './text-tab.tsx';

interface Props {
  readonly label: string;
  readonly text: string;
  readonly readOnly: boolean;
  readonly found: readonly Found[];
  readonly place: Place | undefined;
  readonly onWritten: (text: string) => void;
}

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: '#1f4e8c' },
  { tag: tags.definition(tags.propertyName), color: '#1f4e8c' },
  { tag: tags.comment, color: '#616e7b' },
  { tag: tags.string, color: '#1f6b41' },
  { tag: tags.number, color: '#6b4f00' },
]);

export function TextEditor({ label, text, readOnly, found, place, onWritten }: Props) {
  const { say } = useWords();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const written = useRef(onWritten);
  written.current = onWritten;
  // Made once for a file; the texts that it is made with are those of that moment.
  const first = useRef({ text, label, readOnly });
  useEffect(() => {
    const editor = editorIn(host.current!, first.current, (now) => written.current(now));
    view.current = editor;
    return () => editor.destroy();
  }, []);
  useEffect(() => {
    const editor = view.current!;
    const held = editor.state.doc.toString();
    if (held !== text) editor.dispatch({ changes: { from: 0, to: held.length, insert: text } });
  }, [text]);
  useEffect(() => {
    const editor = view.current!;
    const marks = found.map((one) => markOf(editor, one, say(one)));
    editor.dispatch(setDiagnostics(editor.state, marks));
  }, [found, say]);
  useEffect(() => {
    const editor = view.current;
    if (!place || !editor) return;
    const { from } = editor.state.doc.line(Math.min(place.line, editor.state.doc.lines));
    editor.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
    editor.focus();
  }, [place]);
  return <div ref={host} className="lab-editor" />;
}

function editorIn(
  parent: HTMLElement,
  { text, label, readOnly }: { text: string; label: string; readOnly: boolean },
  tell: (text: string) => void,
) {
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        bracketMatching(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        search(),
        yaml(),
        syntaxHighlighting(colours),
        keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label }),
        EditorState.readOnly.of(readOnly),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) tell(update.state.doc.toString());
        }),
      ],
    }),
  });
}

function markOf({ state }: EditorView, { line, severity }: Found, message: string): Diagnostic {
  const { from, to } = state.doc.line(Math.min(Math.max(1, line), state.doc.lines));
  return { from, to, severity: severity === 'note' ? 'info' : severity, message };
}
