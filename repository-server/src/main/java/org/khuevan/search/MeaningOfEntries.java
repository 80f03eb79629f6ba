package org.khuevan.search;

import java.util.HashMap;
import java.util.Map;
import org.khuevan.catalogue.ChangeLog.Seen;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.jobs.Jobs;

/// Gives entries the vectors that are known of their texts, and has the others made, once nothing
/// else is to be done. Nobody waits for them. Used by the one thread that fills an index.
final class MeaningOfEntries {

    private final LearnedMeaning meaning;
    private final PassageVectors vectors;
    private final Jobs jobs;
    private final Map<String, String> wanting = new HashMap<>();

    MeaningOfEntries(LearnedMeaning meaning, PassageVectors vectors, Jobs jobs) {
        this.meaning = meaning;
        this.vectors = vectors;
        this.jobs = jobs;
    }

    Entry addedTo(Entry entry, Seen seen) {
        Material material = seen.material();
        if (meaning.model().isEmpty() || !MeantTexts.areWanted(seen)) {
            return entry;
        }
        String model = meaning.modelId();
        MeantTexts texts = MeantTexts.of(seen);
        PassageVectors.Known known = vectors.of(material.id(), model);
        if (texts.all().stream().anyMatch(text -> known.of(text).isEmpty())) {
            wanting.put(material.id().value(), material.organisation().id().value().toString());
        }
        return entry.meaning(texts.vectors(model, known::of));
    }

    void removed(MaterialId material) {
        if (meaning.model().isPresent()) {
            vectors.forget(material);
        }
    }

    /// Asks for the vectors that were missing.
    void askForMissing() {
        if (!wanting.isEmpty()) {
            jobs.submitAll(FindMeaning.NAME, wanting, Jobs.Priority.LATER);
            wanting.clear();
        }
    }
}
