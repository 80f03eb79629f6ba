package org.khuevan.catalogue;

import java.util.List;
import org.springframework.stereotype.Service;

/// Every change of what the world sees, in the order of commits, for those who keep a picture of
/// it: they remember the last position they took in and read on from there.
@Service
public class ChangeLog {

    /// The changes after a position, oldest first. A material may come several times; whoever reads
    /// looks at its present state.
    ///
    /// @param position 0 for the beginning
    public List<Change> after(long position, int limit) {
        throw new UnsupportedOperationException("" + position + limit);
    }

    /// What the world sees of a material now, for the index.
    ///
    /// @return empty if nothing of it is public
    public java.util.Optional<PublicMaterial> look(MaterialId id) {
        throw new UnsupportedOperationException(id.value());
    }

    public record Change(long position, MaterialId material) {}

    /// @param files the examined files of the published version
    public record PublicMaterial(Material material, List<ExaminedFile> files) {
        public PublicMaterial {
            files = List.copyOf(files);
        }
    }
}
