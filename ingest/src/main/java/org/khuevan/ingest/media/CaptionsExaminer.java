package org.khuevan.ingest.media;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khuevan.ingest.Cue;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.document.Decoding;
import org.khuevan.ingest.reading.Examiner;
import org.khuevan.ingest.reading.Languages;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;
import org.khuevan.ingest.reading.UnreadableFile;

/// WebVTT, SubRip and TTML files: text by seconds, and the captions as WebVTT.
public final class CaptionsExaminer implements Examiner {

    private static final int LANGUAGE_SAMPLE = 20_000;
    private static final String TTML = "application/ttml+xml";
    private static final Set<String> TYPES = Set.of("text/vtt", "application/x-subrip", TTML);
    private static final Pattern LANGUAGE_IN_NAME =
            Pattern.compile(
                    "(?<sign>[._-])(?<language>[A-Za-z]{2,3})([-_][A-Za-z]{2,4})?"
                            + "\\.(vtt|srt|ttml|dfxp|xml)$");
    private static final Pattern LANGUAGE_IN_HEADER =
            Pattern.compile("\\AWEBVTT[^\\n]*\\n(?:[^\\n]+\\n)*?Language:\\s*([A-Za-z-]+)");

    @Override
    public boolean reads(String mediaType) {
        return TYPES.contains(mediaType);
    }

    @Override
    public Kind examine(Source source, Report report) throws IOException {
        report.progress(Step.READING, 0, 1, 0, 10);
        String text = Decoding.read(source.file());
        boolean ttml = source.mediaType().equals(TTML);
        List<Cue> cues = ttml ? Ttml.parse(text) : Cue.parse(text);
        if (cues.isEmpty()) {
            throw new UnreadableFile(Problem.NOT_WHAT_ITS_NAME_SAYS, "no captions with times");
        }
        Files.writeString(source.derived("captions.vtt"), Cue.webVtt(cues));
        report.add(new Finding.Duration(cues.getLast().end()));
        String language = language(source.name(), text, cues);
        report.add(new Finding.Captions("captions.vtt", language, ""));
        tell(cues, report);
        report.property(Name.LANGUAGE, language.equals("und") ? "" : language);
        return Kind.CAPTIONS;
    }

    /// Behind a dot, a language in the name is one; what only ends like one, as `hoc_ki.vtt` does,
    /// counts where the words do not tell.
    private static String language(String name, String text, List<Cue> cues) {
        Matcher inName = LANGUAGE_IN_NAME.matcher(name);
        Optional<String> named =
                inName.find() ? Languages.tag(inName.group("language")) : Optional.empty();
        boolean sure = named.isPresent() && inName.group("sign").equals(".");
        return (sure ? named : declared(text)).or(() -> spoken(cues)).or(() -> named).orElse("und");
    }

    private static Optional<String> declared(String text) {
        Optional<String> inDocument = Ttml.language(text).flatMap(Languages::tag);
        if (inDocument.isPresent()) {
            return inDocument;
        }
        Matcher inHeader = LANGUAGE_IN_HEADER.matcher(text);
        return inHeader.find() ? Languages.tag(inHeader.group(1)) : Optional.empty();
    }

    private static Optional<String> spoken(List<Cue> cues) {
        Report words = new Report(LANGUAGE_SAMPLE, (_, _) -> {});
        tell(cues, words);
        Findings findings = words.findings(Kind.CAPTIONS, "text/vtt");
        return findings.values(Name.LANGUAGE).findFirst();
    }

    private static void tell(List<Cue> cues, Report report) {
        for (Cue cue : cues) {
            report.text(new Place.Span(cue.start(), cue.end()), cue.words());
        }
    }
}
