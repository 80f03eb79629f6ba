package org.khuevan.catalogue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.khuevan.ingest.Finding.Inside;
import org.khuevan.people.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Files inside bundles: who may read the bundle gets addresses for its files that work without
/// cookies, so that a browser can be told to show a website in it as if it came from nowhere.
@Service
public class Bundles {

    private static final String SECRET = "bundle-tickets";
    private static final int SECRET_BYTES = 32;
    private static final int MAC_BYTES = 18;

    /// An address stays the same for a day, so that browsers keep what they have.
    private static final Duration VALID = Duration.ofDays(2);

    private static final Duration REMEMBERED = Duration.ofSeconds(60);
    private static final int REMEMBERED_BUNDLES = 50;

    private final MaterialRows rows;
    private final Materials materials;
    private final JdbcClient database;
    private final Clock clock;
    private final Map<FileId, Opened> recent =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<FileId, Opened> eldest) {
                    return size() > REMEMBERED_BUNDLES;
                }
            };

    Bundles(MaterialRows rows, Materials materials, JdbcClient database, Clock clock) {
        this.rows = rows;
        this.materials = materials;
        this.database = database;
        this.clock = clock;
    }

    /// A file in a bundle.
    ///
    /// @param derived where the storage keeps it, among what was derived from the bundle
    public record InsideFile(MaterialFile bundle, String derived, Inside file) {}

    /// @param files by their paths, and by these in lower case, as systems understand them that do
    ///   not tell cases apart
    private record Opened(
            MaterialFile bundle, String root, Map<String, Inside> files, Instant until) {}

    /// Where browsers find a file of a bundle, and relative to it all others, for a day or two.
    /// Whoever has the address may read them.
    public String address(MaterialFile bundle, String path) {
        long until = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(VALID).getEpochSecond();
        String claim = bundle.id() + "." + until;
        return "/inside/" + claim + "." + sign(claim) + "/" + encoded(path);
    }

    /// The file at such an address.
    ///
    /// @param path in the bundle; that of a folder means its index page
    /// @return empty if the ticket is not one or is too old, or if there is no such file now
    public Optional<InsideFile> open(String ticket, String path) {
        int dot = ticket.lastIndexOf('.');
        if (dot < 0 || !isGood(ticket.substring(0, dot), ticket.substring(dot + 1))) {
            return Optional.empty();
        }
        return FileId.parse(ticket.substring(0, ticket.indexOf('.')))
                .flatMap(this::opened)
                .flatMap(bundle -> find(bundle, path));
    }

    /// A file of a bundle that the actor may read.
    public Optional<InsideFile> open(Actor actor, FileId bundle, String path) {
        return materials
                .file(actor, bundle)
                .flatMap(file -> opened(file.id()))
                .flatMap(known -> find(known, path));
    }

    private static Optional<InsideFile> find(Opened bundle, String path) {
        // Websites made on a Mac ask for decomposed letters.
        String wanted = Normalizer.normalize(path.replaceFirst("^/+", ""), Normalizer.Form.NFC);
        String folder = wanted.isEmpty() || wanted.endsWith("/") ? wanted : wanted + "/";
        return Stream.of(wanted, folder + "index.html", folder + "index.htm")
                .flatMap(one -> Stream.of(one, one.toLowerCase(Locale.ROOT)))
                .flatMap(one -> Optional.ofNullable(bundle.files().get(one)).stream())
                .findFirst()
                .filter(inside -> !inside.kept().isEmpty())
                .map(inside ->
                        new InsideFile(
                                bundle.bundle(), bundle.root() + "/" + inside.kept(), inside));
    }

    private Optional<Opened> opened(FileId id) {
        synchronized (recent) {
            Opened known = recent.get(id);
            if (known != null && clock.instant().isBefore(known.until())) {
                return Optional.of(known);
            }
        }
        Optional<Opened> opened =
                rows.holding(id).stream().anyMatch(held -> held.state() != Material.State.WITHDRAWN)
                        ? read(id)
                        : Optional.empty();
        synchronized (recent) {
            recent.remove(id);
            opened.ifPresent(known -> recent.put(id, known));
        }
        return opened;
    }

    private Optional<Opened> read(FileId id) {
        return rows.file(id)
                .map(bundle ->
                        new Opened(
                                bundle,
                                rows.derivedRoot(id).orElse(""),
                                byPath(rows.inside(id)),
                                clock.instant().plus(REMEMBERED)));
    }

    private static Map<String, Inside> byPath(List<Inside> inside) {
        Map<String, Inside> files = new HashMap<>();
        inside.forEach(one -> files.putIfAbsent(one.path(), one));
        inside.forEach(one -> files.putIfAbsent(one.path().toLowerCase(Locale.ROOT), one));
        return files;
    }

    private boolean isGood(String claim, String signature) {
        String[] parts = claim.split("\\.", -1);
        return parts.length == 2
                && MessageDigest.isEqual(
                        sign(claim).getBytes(StandardCharsets.UTF_8),
                        signature.getBytes(StandardCharsets.UTF_8))
                && clock.instant().getEpochSecond() < Long.parseLong(parts[1]);
    }

    private String sign(String claim) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret(), "HmacSHA256"));
            byte[] sum = mac.doFinal(claim.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(sum, MAC_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HmacSHA256", e);
        }
    }

    private byte[] secret() {
        return Base64.getDecoder().decode(storedSecret().orElseGet(this::madeSecret));
    }

    private Optional<String> storedSecret() {
        return database.sql("select value from secret where name = ?")
                .param(SECRET)
                .query(String.class)
                .optional();
    }

    /// Another process may make one at the same moment; the first counts.
    private String madeSecret() {
        byte[] made = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(made);
        database.sql("insert into secret (name, value) values (?, ?) on conflict do nothing")
                .params(SECRET, Base64.getEncoder().encodeToString(made))
                .update();
        return storedSecret().orElseThrow();
    }

    private static String encoded(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(step -> URLEncoder.encode(step, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
