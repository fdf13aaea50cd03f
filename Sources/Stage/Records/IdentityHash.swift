/// A number that depends on these parts alone, evenly spread: the records of the least numbers are a sample that does not
/// depend on the order in which they come, nor on how they are cut into shards.
///
/// 64-bit FNV-1a, then the mixing of SplitMix64 (Steele, Lea, Flood, 2014), since its upper bits are poor for short text.
public func identityHash(_ parts: String...) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for part in parts {
        for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ 0xFF) &* 0x100_0000_01b3  // no byte of UTF-8, so that parts stay apart
    }
    hash &+= 0x9e37_79b9_7f4a_7c15
    hash = (hash ^ (hash &>> 30)) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ (hash &>> 27)) &* 0x94d0_49bb_1331_11eb
    return hash ^ (hash &>> 31)
}
