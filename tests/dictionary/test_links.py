from promptguard.dictionary.links import pack_links, unpack_links


def test_a_key_leads_to_its_entries_in_the_order_of_the_list() -> None:
    starts, entries = pack_links([(2, 5), (0, 1), (2, 3), (3, 0)], 4)
    links = unpack_links(memoryview(starts), memoryview(entries))
    assert [links.of(key) for key in range(4)] == [(1,), (), (3, 5), (0,)]


def test_without_keys_there_are_no_entries() -> None:
    starts, entries = pack_links([], 0)
    assert (len(starts), len(entries)) == (4, 0)
