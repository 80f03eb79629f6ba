package org.khuevan.exchange;

import java.util.List;

/// A file for another platform; every question is either in it or among the remarks.
///
/// @param bytes not to be changed
public record Exported(byte[] bytes, List<Remark> remarks) {
    public Exported {
        remarks = List.copyOf(remarks);
    }
}
