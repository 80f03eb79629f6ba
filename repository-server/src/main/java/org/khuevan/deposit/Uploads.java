package org.khuevan.deposit;

import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.deposit.UploadRefused.Reason;
import org.khuevan.people.Actor;
import org.khuevan.people.NotAllowed;
import org.khuevan.storage.Storage;
import org.khuevan.storage.StoredFile;
import org.springframework.stereotype.Service;

/// Uploads that come in pieces and may be continued after anything that went wrong (tus 1.0).
///
/// What [#append] has told to be here is on the disk. An upload belongs to the person who began it;
/// to everybody else there is none ([Reason#UNKNOWN]).
@Service
public class Uploads {

    /// The largest file that is accepted, in bytes: 20 GiB.
    public static final long LARGEST = 20L << 30;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final UploadRows rows;
    private final UploadData data;
    private final Drafts drafts;
    private final Deposits deposits;
    private final Recipient recipient;
    private final Storage storage;
    private final SecureRandom random = new SecureRandom();
    private final Set<UploadId> busy = ConcurrentHashMap.newKeySet();

    Uploads(
            UploadRows rows,
            UploadData data,
            Drafts drafts,
            Deposits deposits,
            Recipient recipient,
            Storage storage) {
        this.rows = rows;
        this.data = data;
        this.drafts = drafts;
        this.deposits = deposits;
        this.recipient = recipient;
        this.storage = storage;
    }

    /// Begins an upload into a draft; when the file was changed is not known.
    public Upload create(Actor actor, MaterialId material, String name, long length) {
        return create(actor, new Destination.Draft(material), name, length, Optional.empty());
    }

    /// Begins an upload. Elsewhere than in drafts it takes the place of another one of the same
    /// person and name that is not whole.
    ///
    /// @param length of the whole file, in bytes
    /// @param modified when the file was changed last, so that a changed one is told from it
    /// @throws NotAllowed if the actor may not change the material
    /// @throws org.khuevan.catalogue.NoSuchMaterial if there is no such draft
    /// @throws UploadRefused if the name is not one or the file is too large
    /// @throws RuntimeException of the [Recipient], where the file goes to one that does not want
    ///   it
    /// @throws org.khuevan.storage.StorageFull if it will not fit
    public Upload create(
            Actor actor, Destination to, String name, long length, Optional<Instant> modified) {
        FileName fileName = new FileName(name);
        if (length < 0) {
            throw new UploadRefused(Reason.MALFORMED);
        }
        if (length > LARGEST) {
            throw new UploadRefused(Reason.TOO_LARGE);
        }
        switch (to) {
            case Destination.Draft(MaterialId material) -> drafts.draft(actor, material);
            case Destination.Place place -> expect(member(actor), place, fileName, length);
        }
        data.demandRoom(length);
        UploadId id = UploadId.random(random);
        data.create(id);
        Upload upload =
                rows.insert(id, member(actor).account(), to, fileName, length, modified).with(0);
        return length == 0 ? append(actor, id, 0, InputStream.nullInputStream(), none()) : upload;
    }

    private void expect(Actor.Member actor, Destination.Place place, FileName name, long length) {
        List<UploadRows.Row> others = rows.unfinished(actor.account(), place);
        Set<String> underWay =
                others.stream()
                        .filter(row -> !rows.isExpired(row))
                        .map(row -> row.name().value())
                        .filter(other -> !other.equals(name.value()))
                        .collect(Collectors.toSet());
        recipient.expect(actor, place.name(), name.value(), length, underWay);
        others.stream().filter(row -> row.name().equals(name)).forEach(row -> forget(row.id()));
    }

    /// How far an upload is. One that is whole but was not taken in, because something failed then,
    /// is taken in now; if somebody does that already, this waits a while for the end of it.
    ///
    /// @throws UploadRefused with [Reason#BUSY] if taking it in lasts longer
    public Upload find(Actor actor, UploadId id) {
        row(actor, id);
        long size = data.size(id);
        // Asked after the bytes, which go when the file is there.
        UploadRows.Row row = row(actor, id);
        if (row.file().isPresent()) {
            return row.with(row.length());
        }
        if (size < row.length()) {
            return row.with(size);
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (busy.contains(id) && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return append(actor, id, size, empty(), none());
    }

    /// Takes the next bytes. With the last one the file becomes part of the draft.
    ///
    /// @param offset where the bytes begin
    /// @param bytes read to its end or until it breaks off, which is no failure
    /// @throws UploadRefused with [Reason#OFFSET] if other bytes are due, [Reason#BUSY],
    ///   [Reason#CHECKSUM], [Reason#EXPIRED] or [Reason#TOO_LARGE]
    public Upload append(
            Actor actor, UploadId id, long offset, InputStream bytes, Optional<Checksum> checksum) {
        row(actor, id);
        if (!busy.add(id)) {
            throw new UploadRefused(Reason.BUSY);
        }
        try {
            // Whose turn it was before may have ended it.
            UploadRows.Row row = row(actor, id);
            if (row.file().isPresent()) {
                return alreadyTaken(row, offset);
            }
            long size = data.append(id, offset, row.length(), bytes, checksum);
            rows.waitOn(id);
            return size == row.length() ? takeIn(actor, row) : row.with(size);
        } finally {
            busy.remove(id);
        }
    }

    private static Upload alreadyTaken(UploadRows.Row row, long offset) {
        if (offset != row.length()) {
            throw new UploadRefused(Reason.OFFSET);
        }
        return row.with(offset);
    }

    private Upload takeIn(Actor actor, UploadRows.Row row) {
        StoredFile stored = data.handOver(row.id(), storage);
        String file =
                switch (row.to()) {
                    case Destination.Draft(MaterialId material) ->
                            deposits.settle(
                                            actor,
                                            material,
                                            row.name(),
                                            stored,
                                            added -> rows.became(row.id(), added.id().value()))
                                    .id()
                                    .value();
                    case Destination.Place(String place) ->
                            deposits.settle(
                                    stored, () -> takeIn(member(actor), place, row, stored));
                };
        data.remove(row.id());
        return row.became(file).with(row.length());
    }

    private String takeIn(Actor.Member actor, String place, UploadRows.Row row, StoredFile stored) {
        String file = recipient.take(actor, place, row.name().value(), stored);
        rows.became(row.id(), file);
        return file;
    }

    /// What the actor began to upload into a draft and did not end, the oldest first.
    public List<Upload> unfinished(Actor actor, MaterialId material) {
        return unfinished(actor, new Destination.Draft(material));
    }

    /// What the actor began to upload and did not end, the oldest first.
    public List<Upload> unfinished(Actor actor, Destination to) {
        return switch (actor) {
            case Actor.Visitor() -> List.of();
            case Actor.Member member ->
                    rows.unfinished(member.account(), to).stream()
                            .filter(row -> !rows.isExpired(row))
                            .map(row -> row.with(data.size(row.id())))
                            .toList();
        };
    }

    /// Forgets an upload that is not wanted any more. A file that it became stays.
    public void terminate(Actor actor, UploadId id) {
        row(actor, id);
        forget(id);
    }

    /// Forgets all uploads of somebody to other places than drafts, except those whose bytes are
    /// coming just now. Files that they became stay.
    public void terminateElsewhere(Actor.Member actor) {
        rows.elsewhere(actor.account()).stream()
                .map(UploadRows.Row::id)
                .filter(id -> !busy.contains(id))
                .forEach(this::forget);
    }

    void forget(UploadId id) {
        if (!busy.add(id)) {
            throw new UploadRefused(Reason.BUSY);
        }
        try {
            rows.delete(id);
            data.remove(id);
        } finally {
            busy.remove(id);
        }
    }

    /// Removes bytes of uploads that another process forgot, or that a crash left.
    void sweep(Instant untouchedSince) {
        for (UploadId id : data.untouchedSince(untouchedSince)) {
            if (rows.find(id).isEmpty()) {
                data.remove(id);
            }
        }
    }

    private UploadRows.Row row(Actor actor, UploadId id) {
        UploadRows.Row row =
                rows.find(id)
                        .filter(found -> found.account().equals(member(actor).account()))
                        .orElseThrow(() -> new UploadRefused(Reason.UNKNOWN));
        if (rows.isExpired(row)) {
            throw new UploadRefused(Reason.EXPIRED);
        }
        return row;
    }

    private static Actor.Member member(Actor actor) {
        return switch (actor) {
            case Actor.Visitor() -> throw new NotAllowed("only people who signed in may upload");
            case Actor.Member member -> member;
        };
    }

    private static InputStream empty() {
        return InputStream.nullInputStream();
    }

    private static Optional<Checksum> none() {
        return Optional.empty();
    }
}
