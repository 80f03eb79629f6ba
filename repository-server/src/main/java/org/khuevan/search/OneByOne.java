package org.khuevan.search;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;

/// A list whose elements are made anew each time somebody asks for one, because all of them at once
/// would need too much memory.
final class OneByOne<F, T> extends AbstractList<T> implements RandomAccess {

    private final List<F> from;
    private final Function<F, T> made;

    OneByOne(List<F> from, Function<F, T> made) {
        this.from = List.copyOf(from);
        this.made = made;
    }

    @Override
    public T get(int index) {
        return made.apply(from.get(index));
    }

    @Override
    public int size() {
        return from.size();
    }
}
