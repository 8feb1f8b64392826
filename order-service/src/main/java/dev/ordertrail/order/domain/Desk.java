package dev.ordertrail.order.domain;

import java.util.HashSet;
import java.util.Set;

/// Who works on an order, what it belongs with, and what its customer has earned.
///
/// @param links `KIND reference`
public record Desk(Set<String> assigned, Set<String> links, Set<String> granted) {
    static final Desk EMPTY = new Desk(Set.of(), Set.of(), Set.of());

    public Desk {
        assigned = Set.copyOf(assigned);
        links = Set.copyOf(links);
        granted = Set.copyOf(granted);
    }

    Desk assigned(String staffId) {
        return new Desk(with(assigned, staffId), links, granted);
    }

    Desk unassigned(String staffId) {
        var fewer = new HashSet<>(assigned);
        fewer.remove(staffId);
        return new Desk(fewer, links, granted);
    }

    Desk linked(String link) {
        return new Desk(assigned, with(links, link), granted);
    }

    Desk granted(String benefit) {
        return new Desk(assigned, links, with(granted, benefit));
    }

    private static Set<String> with(Set<String> all, String one) {
        var more = new HashSet<>(all);
        more.add(one);
        return more;
    }
}
