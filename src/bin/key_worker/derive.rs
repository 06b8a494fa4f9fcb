//! Argon2id: from a passphrase to a key.

use argon2::{Algorithm, Argon2, Block, Version};
use rethread_core::keys::{KeyError, Params};
use zeroize::{Zeroize, Zeroizing};

/// Bytes of a key.
pub const KEY: usize = 32;

/// The key that a passphrase and a salt of at least 8 bytes give.
pub fn key(passphrase: &[u8], salt: &[u8], params: Params) -> Result<Zeroizing<[u8; KEY]>, KeyError> {
    if !params.fits() {
        return Err(KeyError::TooHard);
    }
    let params = argon2::Params::new(params.m_kib, params.t, params.p, Some(KEY));
    let params = params.map_err(|_| KeyError::TooHard)?;
    fill(&Argon2::new(Algorithm::Argon2id, Version::V0x13, params), passphrase, salt)
}

/// Works in memory of our own, so that running out of it is an answer and that it is wiped afterwards.
fn fill(argon2: &Argon2<'_>, passphrase: &[u8], salt: &[u8]) -> Result<Zeroizing<[u8; KEY]>, KeyError> {
    let count = argon2.params().block_count();
    let mut memory = Vec::new();
    memory.try_reserve_exact(count).map_err(|_| KeyError::NoRoom)?;
    memory.resize_with(count, Block::new);
    let mut key = Zeroizing::new([0; KEY]);
    let filled = argon2.hash_password_into_with_memory(passphrase, salt, &mut *key, &mut memory);
    memory.iter_mut().for_each(Zeroize::zeroize);
    filled.map(|()| key).map_err(|_| KeyError::Stopped)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(text: &str) -> Vec<u8> {
        let digits: Vec<u8> =
            text.bytes().filter_map(|digit| char::from(digit).to_digit(16)).map(|d| d as u8).collect();
        digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect()
    }

    #[test]
    fn agrees_with_the_vector_of_rfc_9106() {
        let data = argon2::AssociatedData::new(&[4; 12]);
        let mut params = argon2::ParamsBuilder::new();
        params.m_cost(32).t_cost(3).p_cost(4).output_len(KEY);
        let params = data.and_then(|data| params.data(data).build());
        let argon2 =
            params.and_then(|params| Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params));
        let key = argon2.map_err(|_| KeyError::TooHard).and_then(|argon2| fill(&argon2, &[1; 32], &[2; 16]));
        let expected = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659";
        assert_eq!(key.map(|key| key.to_vec()), Ok(hex(expected)));
    }

    /// As `echo -n PASSPHRASE | argon2 SALT -id -k M -t T -p P -l 32 -r` prints them.
    #[test]
    fn agrees_with_the_tool_of_those_who_made_it() {
        for (passphrase, salt, (m_kib, t, p), expected) in [
            (
                "correct horse battery staple",
                "0123456789abcdef",
                (19_456, 2, 1),
                "832e52b959b967b570ee4781f6c7bda7ced019ca266ac781fd2d94d4e853b0cd",
            ),
            (
                "schlüssel 🗝",
                "fedcba9876543210",
                (32_768, 3, 1),
                "34e5f460b8a455b8d08d64839346a65227c126af59be222aab03c8ce2fa41fd2",
            ),
        ] {
            let key = key(passphrase.as_bytes(), salt.as_bytes(), Params { m_kib, t, p });
            assert_eq!(key.map(|key| key.to_vec()), Ok(hex(expected)), "{passphrase}");
        }
    }

    #[test]
    fn a_salt_that_is_too_short_gives_no_key() {
        assert_eq!(key(b"passphrase", b"short", Params::FLOOR).map(|key| key.to_vec()), Err(KeyError::Stopped));
    }
}
