package format

import (
	"strconv"
	"testing"
)

// jsonCases are input and outcome for what programs of speech recognition save.
func jsonCases() [][2]string {
	return [][2]string{
		// Whisper, WhisperX, whisper.cpp.
		{`{"text":"x","segments":[{"id":0,"start":0.0,"end":1.5,"text":" Hej","tokens":[1]},{"start":2.0,"end":3.0,"text":" där."},{"start":5.0,"end":6,"text":" Nytt."}],"language":"sv"}`,
			"1  [0-3] | Hej där.\n3  [5-6] | Nytt.\nwarning 0: no speakers were found\n"},
		{`{"segments":[{"start":0.031,"end":1.5,"text":" Hej.","speaker":"SPEAKER_00","words":[{"word":"Hej.","speaker":"SPEAKER_00"}]},{"start":2,"end":3,"text":"Ja."},{"start":9,"end":10,"text":"Mm\u00a0då.","speaker":"SPEAKER_01"},{"start":20,"end":21,"text":"Nej.","speaker":"SPEAKER_01"}],"word_segments":[]}`,
			"1 SPEAKER_00 [0.031-1.5] | Hej.\n2  [2-3] | Ja.\n3 SPEAKER_01 [9-21] | Mm då. Nej.\nno-break-space: 1\n"},
		{`{"transcription":[{"timestamps":{"from":"00:00:00,500","to":"00:00:02,000"},"offsets":{"from":500,"to":2000},"text":" I: Hej."},{"timestamps":{"from":"00:00:02,000","to":"00:00:03,000"},"text":"P: Ja."}]}`,
			"1 I [0.5-2] | Hej.\n2 P [2-3] | Ja.\n"},
		{`[{"speaker":"Anna","start":0,"end":1200,"text":"Hej du där."},{"speaker":1,"start":1300,"end":1900,"text":"Ja."}]`, "1 Anna [0-1.2] | Hej du där.\n2 Speaker 1 [1.3-1.9] | Ja.\n"},
		{`{"text":"Bara text."}`, "1  | Bara text.\nwarning 0: no speakers were found\n"},
		// Otter.
		{`{"speech":{"speakers":[{"id":7,"speaker_name":"Anna Ek"}],"transcripts":[{"start_offset":16000,"end_offset":32000,"transcript":"Hej.","speaker_id":7},{"start_offset":40000,"end_offset":48000,"transcript":"Ja.","speaker_id":null,"speaker_model_label":"2"}]}}`,
			"1 Anna Ek [1-2] | Hej.\n2 Speaker 2 [2.5-3] | Ja.\n"},
		// AssemblyAI.
		{`{"id":"a","text":"Hej. Ja.","utterances":[{"speaker":"A","text":"Hej.","start":250,"end":900},{"speaker":"B","text":"Ja.","start":1000,"end":1500}],"words":[{"text":"Hej.","start":250}]}`,
			"1 A [0.25-0.9] | Hej.\n2 B [1-1.5] | Ja.\n"},
		{`{"text":"Hej du.","utterances":null,"words":[{"text":"Hej","start":250,"end":400,"speaker":null},{"text":"du.","start":4000,"end":4500}]}`, "1  [0.25-0.4] | Hej\n2  [4-4.5] | du.\nwarning 0: no speakers were found\n"},
		// Deepgram.
		{`{"results":{"utterances":[{"start":0.1,"end":1,"transcript":"Hej.","speaker":0,"channel":0},{"start":1.1,"end":2,"transcript":"Ja.","speaker":1}],"channels":[{"alternatives":[{"transcript":"x"}]}]}}`,
			"1 Speaker 0 [0.1-1] | Hej.\n2 Speaker 1 [1.1-2] | Ja.\n"},
		{`{"results":{"channels":[{"alternatives":[{"transcript":"x","paragraphs":{"paragraphs":[{"speaker":0,"sentences":[{"text":"Hej.","start":0.5,"end":1},{"text":"Du.","start":1,"end":2}]},{"speaker":1,"sentences":[{"text":"Ja.","start":2,"end":3}]}]}}]}]}}`,
			"1 Speaker 0 [0.5-2] | Hej. Du.\n3 Speaker 1 [2-3] | Ja.\n"},
		{`{"results":{"channels":[{"alternatives":[{"words":[{"word":"hej","punctuated_word":"Hej,","start":0.5,"end":1,"speaker":0},{"word":"du","start":1,"end":2,"speaker":0},{"word":"ja","start":2,"end":3,"speaker":1}]}]}]}}`,
			"1 Speaker 0 [0.5-2] | Hej, du\n3 Speaker 1 [2-3] | ja\n"},
		{`{"results":{"channels":[{"alternatives":[{"words":[{"word":"hej","start":0.5,"end":1},{"word":"oj","start":5,"end":6}]}]},{"alternatives":[{"words":[{"word":"ja","start":2,"end":3}]}]}]}}`,
			"1 Channel 0 [0.5-1] | hej\n2 Channel 1 [2-3] | ja\n3 Channel 0 [5-6] | oj\n"},
		// AWS Transcribe.
		{`{"results":{"transcripts":[{"transcript":"x"}],"audio_segments":[{"id":0,"transcript":"Hej.","start_time":"0.0","end_time":"1.2","speaker_label":"spk_0"},{"transcript":"Ja.","start_time":"2.0","end_time":"3.0","speaker_label":"spk_1"}]}}`,
			"1 spk_0 [0-1.2] | Hej.\n2 spk_1 [2-3] | Ja.\n"},
		{`{"results":{"transcripts":[{"transcript":"x"}],"speaker_labels":{"segments":[{"speaker_label":"spk_0","items":[{"start_time":"0.0","speaker_label":"spk_0"}]},{"speaker_label":"spk_1","items":[{"start_time":"1.5","speaker_label":"spk_1"}]}]},"items":[{"type":"pronunciation","start_time":"0.0","end_time":"0.4","alternatives":[{"content":"Hej"}]},{"type":"punctuation","alternatives":[{"content":"."}]},{"type":"pronunciation","start_time":"1.5","end_time":"2","alternatives":[{"content":"Ja"}]}]}}`,
			"1 spk_0 [0-0.4] | Hej.\n3 spk_1 [1.5-2] | Ja\n"},
		{`{"results":{"transcripts":[{"transcript":"Hej."}]}}`, "1  | Hej.\nwarning 0: no speakers were found\n"},
		// Half a pair of surrogates, letters in two characters, a clock time.
		{`{"segments":[{"text":"a\u030a \ud800 b","speaker":"A\u030asa","start":"00:01:02"}]}`, "1 \u00c5sa [62-] | \u00e5 \ufffd b\nhalf-letter: 1\nnfc: 2\n"},
		// A value of another kind.
		{"{\"segments\":[{\"text\":\"Hej.\",\"speaker\":{\"a\":1}},\n{\"text\":5}]}", "1  | Hej.\nwarning 2: \"text\" is a number here, and is passed over\nwarning 0: no speakers were found\n"},
	}
}

func TestJSON(t *testing.T) {
	for _, c := range jsonCases() {
		check(t, ".json", c[0], c[1])
	}
}

// otrCases are the HTML in oTranscribe's JSON, and the outcome.
func otrCases() [][2]string {
	return [][2]string{
		{`<p><span class="timestamp" data-timestamp="1.5">0:01</span>&nbsp;I: Hej &amp; hå.</p><p>AME 1: <span class="timestamp" data-timestamp="62.25">1:02</span> Ja, <i>just</i> <span class="timestamp" data-timestamp="70">1:10</span>det.<br>Mer.</p><p><br></p><div><span class="timestamp" data-timestamp="80"><b>1:20</b></span></div><p><b>I:</b> Mm<`,
			"1 I [1.5-] | Hej & hå.\n2 AME 1 [62.25-] | Ja, just det. / Mer.\n4 I [80-] | Mm<\nno-break-space: 1\ntime: 1\n"},
		{`<p>Ett.</p><p><b>Två</b></p>`, "1  | Ett.\n2  | Två\nwarning 0: no speakers were found\n"},
	}
}

func otrFile(html string) string {
	return `{"text":` + strconv.Quote(html) + `,"media":"a.mp3","media-time":1}`
}

func TestOTranscribe(t *testing.T) {
	for _, c := range otrCases() {
		check(t, ".otr", otrFile(c[0]), c[1])
	}
}
