package org.khuevan.search;

import java.util.List;
import java.util.Optional;
import org.khuevan.catalogue.ChangeLog;
import org.khuevan.catalogue.ChangeLog.Seen;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.EmbeddingModel;
import org.khuevan.jobs.JobKind;
import org.khuevan.jobs.Turn;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes the vectors of one material's texts, and has every index look at it again.
final class FindMeaning implements JobKind {

    static final String NAME = "find-meaning";

    /// Texts that are given to the model together.
    private static final int TOGETHER = 8;

    /// More take longer than a few seconds.
    private static final int MANY = 40;

    private static final String UNDERSTANDING = "UNDERSTANDING";

    private final LearnedMeaning meaning;
    private final PassageVectors vectors;
    private final ChangeLog log;
    private final TransactionTemplate transaction;

    FindMeaning(
            LearnedMeaning meaning,
            PassageVectors vectors,
            ChangeLog log,
            TransactionTemplate transaction) {
        this.meaning = meaning;
        this.vectors = vectors;
        this.log = log;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String key, Turn turn) throws InterruptedException {
        MaterialId material = new MaterialId(key);
        Optional<EmbeddingModel> model = meaning.model();
        Optional<Seen> seen = log.look(material).filter(MeantTexts::areWanted);
        if (model.isEmpty() || seen.isEmpty()) {
            return;
        }
        List<String> texts = MeantTexts.of(seen.get()).all();
        PassageVectors.Known known = vectors.of(material, meaning.modelId());
        List<String> missing = texts.stream().filter(text -> known.of(text).isEmpty()).toList();
        if (missing.size() > MANY) {
            turn.takesLong();
        }
        for (int i = 0; i < missing.size(); i += TOGETHER) {
            turn.at(UNDERSTANDING, 100 * i / missing.size());
            List<String> some = missing.subList(i, Math.min(i + TOGETHER, missing.size()));
            List<float[]> made = model.get().ofPassages(some);
            for (int k = 0; k < some.size(); k++) {
                vectors.keep(material, meaning.modelId(), some.get(k), ByteVectors.of(made.get(k)));
            }
        }
        vectors.keepOnly(material, meaning.modelId(), texts);
        if (!missing.isEmpty()) {
            transaction.executeWithoutResult(_ -> log.noteUnseen(material));
        }
    }

    @Override
    public void gaveUp(String key, String reason) {
        // The material is found by its words, as before.
    }
}
