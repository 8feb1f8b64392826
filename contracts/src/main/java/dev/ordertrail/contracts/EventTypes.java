package dev.ordertrail.contracts;

import java.util.HashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The names of all events that today's code writes.
public final class EventTypes {
    private static final Map<String, Class<? extends Event>> BY_NAME = new HashMap<>();
    private static final Map<Class<?>, String> BY_CLASS = new HashMap<>();

    static {
        for (var family : Event.class.getPermittedSubclasses()) {
            for (var type : family.getPermittedSubclasses()) {
                var name = type.getAnnotation(EventType.class).value();
                BY_CLASS.put(type, name);
                if (BY_NAME.put(name, type.asSubclass(Event.class)) != null) {
                    throw new IllegalStateException("two events are called " + name);
                }
            }
        }
    }

    private EventTypes() {}

    /// The name an event is stored and sent under.
    public static String nameOf(Event event) {
        return nameOf(event.getClass());
    }

    public static String nameOf(Class<? extends Event> type) {
        var name = BY_CLASS.get(type);
        if (name == null) {
            throw new IllegalArgumentException(type + " is no event of the contract");
        }
        return name;
    }

    /// The record of a current name.
    ///
    /// @throws UnreadableEvent when there is none
    public static Class<? extends Event> classOf(String name) {
        var type = BY_NAME.get(name);
        if (type == null) {
            throw new UnreadableEvent(name, null);
        }
        return type;
    }

    /// Every current name with its record, sorted by name.
    public static SequencedMap<String, Class<? extends Event>> all() {
        return new TreeMap<>(BY_NAME);
    }
}
